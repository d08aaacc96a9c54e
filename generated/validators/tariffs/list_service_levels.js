// Made by toolwright generate. Do not edit: change the catalog instead.
import { owns, ucs2length, validator } from "toolwright/validation";

export const input = validator((() => {
function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(key0 === "weight_kg")){
const err0 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["weight_kg"], closed: true}};
(vErrors ??= []).push(err0);
errors++;
}
if(errors > before0){
break;
}
}
if(data.weight_kg !== undefined && owns(data, "weight_kg")){
let data0 = data.weight_kg;
const _errs2 = errors;
const _errs3 = errors;
if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
const err1 = {instancePath:instancePath+"/weight_kg",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err1);
errors++;
}
if(typeof data0 == "number"){
if(data0 > 100000 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/weight_kg",keyword:"maximum",params:{comparison: "<=", limit: 100000}};
(vErrors ??= []).push(err2);
errors++;
}
if(data0 < 1 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/weight_kg",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err3);
errors++;
}
}
var valid1 = _errs3 === errors;
var valid0 = _errs2 === errors;
}
}
else {
const err4 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err4);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());

export const output = validator((() => {
const func12 = ucs2length;
const obj0 = ["economy","standard","express"];
function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.service_levels === undefined) || (!(owns(data, "service_levels")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "service_levels"}};
(vErrors ??= []).push(err0);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(key0 === "service_levels")){
const err1 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["service_levels"], closed: true}};
(vErrors ??= []).push(err1);
errors++;
}
if(errors > before0){
break;
}
}
if(data.service_levels !== undefined && owns(data, "service_levels")){
let data0 = data.service_levels;
const _errs2 = errors;
if(Array.isArray(data0)){
if(data0.length > 10){
const err2 = {instancePath:instancePath+"/service_levels",keyword:"maxItems",params:{limit: 10}};
(vErrors ??= []).push(err2);
errors++;
}
if(data0.length < 1){
const err3 = {instancePath:instancePath+"/service_levels",keyword:"minItems",params:{limit: 1}};
(vErrors ??= []).push(err3);
errors++;
}
let valid2 = true;
const len0 = data0.length;
const before1 = errors;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs4 = errors;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if((data1.service_level === undefined) || (!(owns(data1, "service_level")))){
const err4 = {instancePath:instancePath+"/service_levels/" + i0,keyword:"required",params:{missingProperty: "service_level"}};
(vErrors ??= []).push(err4);
errors++;
}
if((data1.title === undefined) || (!(owns(data1, "title")))){
const err5 = {instancePath:instancePath+"/service_levels/" + i0,keyword:"required",params:{missingProperty: "title"}};
(vErrors ??= []).push(err5);
errors++;
}
if((data1.description === undefined) || (!(owns(data1, "description")))){
const err6 = {instancePath:instancePath+"/service_levels/" + i0,keyword:"required",params:{missingProperty: "description"}};
(vErrors ??= []).push(err6);
errors++;
}
if((data1.km_per_day === undefined) || (!(owns(data1, "km_per_day")))){
const err7 = {instancePath:instancePath+"/service_levels/" + i0,keyword:"required",params:{missingProperty: "km_per_day"}};
(vErrors ??= []).push(err7);
errors++;
}
if((data1.handling_days === undefined) || (!(owns(data1, "handling_days")))){
const err8 = {instancePath:instancePath+"/service_levels/" + i0,keyword:"required",params:{missingProperty: "handling_days"}};
(vErrors ??= []).push(err8);
errors++;
}
if((data1.supplement_percent === undefined) || (!(owns(data1, "supplement_percent")))){
const err9 = {instancePath:instancePath+"/service_levels/" + i0,keyword:"required",params:{missingProperty: "supplement_percent"}};
(vErrors ??= []).push(err9);
errors++;
}
if((data1.max_weight_kg === undefined) || (!(owns(data1, "max_weight_kg")))){
const err10 = {instancePath:instancePath+"/service_levels/" + i0,keyword:"required",params:{missingProperty: "max_weight_kg"}};
(vErrors ??= []).push(err10);
errors++;
}
if((data1.max_distance_km === undefined) || (!(owns(data1, "max_distance_km")))){
const err11 = {instancePath:instancePath+"/service_levels/" + i0,keyword:"required",params:{missingProperty: "max_distance_km"}};
(vErrors ??= []).push(err11);
errors++;
}
const before2 = errors;
for(const key1 in data1){
if(!Object.prototype.hasOwnProperty.call(data1, key1)) continue;
if(!((((((((key1 === "service_level") || (key1 === "title")) || (key1 === "description")) || (key1 === "km_per_day")) || (key1 === "handling_days")) || (key1 === "supplement_percent")) || (key1 === "max_weight_kg")) || (key1 === "max_distance_km"))){
const err12 = {instancePath:instancePath+"/service_levels/" + i0,keyword:"additionalProperties",params:{property: key1, known: ["service_level","title","description","km_per_day","handling_days","supplement_percent","max_weight_kg","max_distance_km"], closed: true}};
(vErrors ??= []).push(err12);
errors++;
}
if(errors > before2){
break;
}
}
if(data1.service_level !== undefined && owns(data1, "service_level")){
let data2 = data1.service_level;
const _errs7 = errors;
const _errs8 = errors;
if(!(data2 === "economy" || data2 === "standard" || data2 === "express")){
const err13 = {instancePath:instancePath+"/service_levels/" + i0+"/service_level",keyword:"enum",params:{allowedValues: obj0}};
(vErrors ??= []).push(err13);
errors++;
}
var valid4 = _errs8 === errors;
var valid3 = _errs7 === errors;
}
if(data1.title !== undefined && owns(data1, "title")){
let data3 = data1.title;
const _errs9 = errors;
if(typeof data3 === "string"){
if(data3.length > 40 && func12(data3) > 40){
const err14 = {instancePath:instancePath+"/service_levels/" + i0+"/title",keyword:"maxLength",params:{limit: 40}};
(vErrors ??= []).push(err14);
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/service_levels/" + i0+"/title",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err15);
errors++;
}
var valid3 = _errs9 === errors;
}
if(data1.description !== undefined && owns(data1, "description")){
let data4 = data1.description;
const _errs11 = errors;
if(typeof data4 === "string"){
if(data4.length > 200 && func12(data4) > 200){
const err16 = {instancePath:instancePath+"/service_levels/" + i0+"/description",keyword:"maxLength",params:{limit: 200}};
(vErrors ??= []).push(err16);
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/service_levels/" + i0+"/description",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err17);
errors++;
}
var valid3 = _errs11 === errors;
}
if(data1.km_per_day !== undefined && owns(data1, "km_per_day")){
let data5 = data1.km_per_day;
const _errs13 = errors;
if(!((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5)))){
const err18 = {instancePath:instancePath+"/service_levels/" + i0+"/km_per_day",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err18);
errors++;
}
if(typeof data5 == "number"){
if(data5 > 2000 || isNaN(data5)){
const err19 = {instancePath:instancePath+"/service_levels/" + i0+"/km_per_day",keyword:"maximum",params:{comparison: "<=", limit: 2000}};
(vErrors ??= []).push(err19);
errors++;
}
if(data5 < 1 || isNaN(data5)){
const err20 = {instancePath:instancePath+"/service_levels/" + i0+"/km_per_day",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err20);
errors++;
}
}
var valid3 = _errs13 === errors;
}
if(data1.handling_days !== undefined && owns(data1, "handling_days")){
let data6 = data1.handling_days;
const _errs15 = errors;
if(!((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6)))){
const err21 = {instancePath:instancePath+"/service_levels/" + i0+"/handling_days",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err21);
errors++;
}
if(typeof data6 == "number"){
if(data6 > 10 || isNaN(data6)){
const err22 = {instancePath:instancePath+"/service_levels/" + i0+"/handling_days",keyword:"maximum",params:{comparison: "<=", limit: 10}};
(vErrors ??= []).push(err22);
errors++;
}
if(data6 < 0 || isNaN(data6)){
const err23 = {instancePath:instancePath+"/service_levels/" + i0+"/handling_days",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err23);
errors++;
}
}
var valid3 = _errs15 === errors;
}
if(data1.supplement_percent !== undefined && owns(data1, "supplement_percent")){
let data7 = data1.supplement_percent;
const _errs17 = errors;
if(!((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7)))){
const err24 = {instancePath:instancePath+"/service_levels/" + i0+"/supplement_percent",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err24);
errors++;
}
if(typeof data7 == "number"){
if(data7 > 500 || isNaN(data7)){
const err25 = {instancePath:instancePath+"/service_levels/" + i0+"/supplement_percent",keyword:"maximum",params:{comparison: "<=", limit: 500}};
(vErrors ??= []).push(err25);
errors++;
}
if(data7 < -100 || isNaN(data7)){
const err26 = {instancePath:instancePath+"/service_levels/" + i0+"/supplement_percent",keyword:"minimum",params:{comparison: ">=", limit: -100}};
(vErrors ??= []).push(err26);
errors++;
}
}
var valid3 = _errs17 === errors;
}
if(data1.max_weight_kg !== undefined && owns(data1, "max_weight_kg")){
let data8 = data1.max_weight_kg;
const _errs19 = errors;
if(!((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8)))){
const err27 = {instancePath:instancePath+"/service_levels/" + i0+"/max_weight_kg",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err27);
errors++;
}
if(typeof data8 == "number"){
if(data8 > 100000 || isNaN(data8)){
const err28 = {instancePath:instancePath+"/service_levels/" + i0+"/max_weight_kg",keyword:"maximum",params:{comparison: "<=", limit: 100000}};
(vErrors ??= []).push(err28);
errors++;
}
if(data8 < 1 || isNaN(data8)){
const err29 = {instancePath:instancePath+"/service_levels/" + i0+"/max_weight_kg",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err29);
errors++;
}
}
var valid3 = _errs19 === errors;
}
if(data1.max_distance_km !== undefined && owns(data1, "max_distance_km")){
let data9 = data1.max_distance_km;
const _errs21 = errors;
if(!((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9)))){
const err30 = {instancePath:instancePath+"/service_levels/" + i0+"/max_distance_km",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err30);
errors++;
}
if(typeof data9 == "number"){
if(data9 > 10000 || isNaN(data9)){
const err31 = {instancePath:instancePath+"/service_levels/" + i0+"/max_distance_km",keyword:"maximum",params:{comparison: "<=", limit: 10000}};
(vErrors ??= []).push(err31);
errors++;
}
if(data9 < 1 || isNaN(data9)){
const err32 = {instancePath:instancePath+"/service_levels/" + i0+"/max_distance_km",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err32);
errors++;
}
}
var valid3 = _errs21 === errors;
}
}
else {
const err33 = {instancePath:instancePath+"/service_levels/" + i0,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err33);
errors++;
}
var valid1 = _errs4 === errors;
if(!valid1){
valid2 = false;
}
if(errors > before1){
break;
}
}
}
else {
const err34 = {instancePath:instancePath+"/service_levels",keyword:"type",params:{type: "array"}};
(vErrors ??= []).push(err34);
errors++;
}
var valid0 = _errs2 === errors;
}
}
else {
const err35 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err35);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
