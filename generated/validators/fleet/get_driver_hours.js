// Made by toolwright generate. Do not edit: change the catalog instead.
import { duplicates, formats, owns, ucs2length, validator } from "toolwright/validation";

export const input = validator((() => {
const func4 = ucs2length;
const pattern0 = new RegExp("^DRV-[0-9]{4}$", "u");
const formats0 = formats["date"];
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
if((data.driver_id === undefined) || (!(owns(data, "driver_id")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "driver_id"}};
(vErrors ??= []).push(err0);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!((key0 === "driver_id") || (key0 === "date"))){
const err1 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["driver_id","date"], closed: true}};
(vErrors ??= []).push(err1);
errors++;
}
if(errors > before0){
break;
}
}
if(data.driver_id !== undefined && owns(data, "driver_id")){
let data0 = data.driver_id;
const _errs2 = errors;
const _errs3 = errors;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err2 = {instancePath:instancePath+"/driver_id",keyword:"pattern",params:{pattern: "^DRV-[0-9]{4}$"}};
(vErrors ??= []).push(err2);
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/driver_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err3);
errors++;
}
var valid1 = _errs3 === errors;
var valid0 = _errs2 === errors;
}
if(data.date !== undefined && owns(data, "date")){
let data1 = data.date;
const _errs5 = errors;
const _errs6 = errors;
if(typeof data1 == "number"){
}
if(typeof data1 === "string"){
if(data1.length > 10 && func4(data1) > 10){
const err4 = {instancePath:instancePath+"/date",keyword:"maxLength",params:{limit: 10}};
(vErrors ??= []).push(err4);
errors++;
}
if(!(formats0(data1))){
const err5 = {instancePath:instancePath+"/date",keyword:"format",params:{format: "date"}};
(vErrors ??= []).push(err5);
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/date",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err6);
errors++;
}
var valid2 = _errs6 === errors;
var valid0 = _errs5 === errors;
}
}
else {
const err7 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err7);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());

export const output = validator((() => {
const func0 = Object.prototype.hasOwnProperty;
const func13 = ucs2length;
const func24 = duplicates;
const obj0 = {"properties":{"driver_id":1,"date":1,"vehicle_id":1,"driven_today_minutes":1,"daily_limit_minutes":1,"driven_this_week_minutes":1,"driven_in_fortnight_minutes":1,"extended_days":1,"remaining_today_minutes":1,"until_break_minutes":1,"broken_rules":1}};
const obj1 = ["daily_limit","weekly_limit","fortnight_limit","break_overdue"];
const pattern0 = new RegExp("^DRV-[0-9]{4}$", "u");
const pattern1 = new RegExp("^VEH-[0-9]{4}$", "u");
const formats0 = formats["date"];
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
if((data.driver_id === undefined) || (!(owns(data, "driver_id")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "driver_id"}};
(vErrors ??= []).push(err0);
errors++;
}
if((data.date === undefined) || (!(owns(data, "date")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "date"}};
(vErrors ??= []).push(err1);
errors++;
}
if((data.driven_today_minutes === undefined) || (!(owns(data, "driven_today_minutes")))){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "driven_today_minutes"}};
(vErrors ??= []).push(err2);
errors++;
}
if((data.daily_limit_minutes === undefined) || (!(owns(data, "daily_limit_minutes")))){
const err3 = {instancePath,keyword:"required",params:{missingProperty: "daily_limit_minutes"}};
(vErrors ??= []).push(err3);
errors++;
}
if((data.driven_this_week_minutes === undefined) || (!(owns(data, "driven_this_week_minutes")))){
const err4 = {instancePath,keyword:"required",params:{missingProperty: "driven_this_week_minutes"}};
(vErrors ??= []).push(err4);
errors++;
}
if((data.driven_in_fortnight_minutes === undefined) || (!(owns(data, "driven_in_fortnight_minutes")))){
const err5 = {instancePath,keyword:"required",params:{missingProperty: "driven_in_fortnight_minutes"}};
(vErrors ??= []).push(err5);
errors++;
}
if((data.extended_days === undefined) || (!(owns(data, "extended_days")))){
const err6 = {instancePath,keyword:"required",params:{missingProperty: "extended_days"}};
(vErrors ??= []).push(err6);
errors++;
}
if((data.remaining_today_minutes === undefined) || (!(owns(data, "remaining_today_minutes")))){
const err7 = {instancePath,keyword:"required",params:{missingProperty: "remaining_today_minutes"}};
(vErrors ??= []).push(err7);
errors++;
}
if((data.broken_rules === undefined) || (!(owns(data, "broken_rules")))){
const err8 = {instancePath,keyword:"required",params:{missingProperty: "broken_rules"}};
(vErrors ??= []).push(err8);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(func0.call(obj0.properties, key0))){
const err9 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["driver_id","date","vehicle_id","driven_today_minutes","daily_limit_minutes","driven_this_week_minutes","driven_in_fortnight_minutes","extended_days","remaining_today_minutes","until_break_minutes","broken_rules"], closed: true}};
(vErrors ??= []).push(err9);
errors++;
}
if(errors > before0){
break;
}
}
if(data.driver_id !== undefined && owns(data, "driver_id")){
let data0 = data.driver_id;
const _errs2 = errors;
const _errs3 = errors;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err10 = {instancePath:instancePath+"/driver_id",keyword:"pattern",params:{pattern: "^DRV-[0-9]{4}$"}};
(vErrors ??= []).push(err10);
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/driver_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err11);
errors++;
}
var valid1 = _errs3 === errors;
var valid0 = _errs2 === errors;
}
if(data.date !== undefined && owns(data, "date")){
let data1 = data.date;
const _errs5 = errors;
const _errs6 = errors;
if(typeof data1 == "number"){
}
if(typeof data1 === "string"){
if(data1.length > 10 && func13(data1) > 10){
const err12 = {instancePath:instancePath+"/date",keyword:"maxLength",params:{limit: 10}};
(vErrors ??= []).push(err12);
errors++;
}
if(!(formats0(data1))){
const err13 = {instancePath:instancePath+"/date",keyword:"format",params:{format: "date"}};
(vErrors ??= []).push(err13);
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/date",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err14);
errors++;
}
var valid2 = _errs6 === errors;
var valid0 = _errs5 === errors;
}
if(data.vehicle_id !== undefined && owns(data, "vehicle_id")){
let data2 = data.vehicle_id;
const _errs8 = errors;
const _errs9 = errors;
if(typeof data2 === "string"){
if(!pattern1.test(data2)){
const err15 = {instancePath:instancePath+"/vehicle_id",keyword:"pattern",params:{pattern: "^VEH-[0-9]{4}$"}};
(vErrors ??= []).push(err15);
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/vehicle_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err16);
errors++;
}
var valid3 = _errs9 === errors;
var valid0 = _errs8 === errors;
}
if(data.driven_today_minutes !== undefined && owns(data, "driven_today_minutes")){
let data3 = data.driven_today_minutes;
const _errs11 = errors;
const _errs12 = errors;
if(!((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3)))){
const err17 = {instancePath:instancePath+"/driven_today_minutes",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err17);
errors++;
}
if(typeof data3 == "number"){
if(data3 > 1000000 || isNaN(data3)){
const err18 = {instancePath:instancePath+"/driven_today_minutes",keyword:"maximum",params:{comparison: "<=", limit: 1000000}};
(vErrors ??= []).push(err18);
errors++;
}
if(data3 < 0 || isNaN(data3)){
const err19 = {instancePath:instancePath+"/driven_today_minutes",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err19);
errors++;
}
}
var valid4 = _errs12 === errors;
var valid0 = _errs11 === errors;
}
if(data.daily_limit_minutes !== undefined && owns(data, "daily_limit_minutes")){
let data4 = data.daily_limit_minutes;
const _errs14 = errors;
const _errs15 = errors;
if(!((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4)))){
const err20 = {instancePath:instancePath+"/daily_limit_minutes",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err20);
errors++;
}
if(typeof data4 == "number"){
if(data4 > 1000000 || isNaN(data4)){
const err21 = {instancePath:instancePath+"/daily_limit_minutes",keyword:"maximum",params:{comparison: "<=", limit: 1000000}};
(vErrors ??= []).push(err21);
errors++;
}
if(data4 < 0 || isNaN(data4)){
const err22 = {instancePath:instancePath+"/daily_limit_minutes",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err22);
errors++;
}
}
var valid5 = _errs15 === errors;
var valid0 = _errs14 === errors;
}
if(data.driven_this_week_minutes !== undefined && owns(data, "driven_this_week_minutes")){
let data5 = data.driven_this_week_minutes;
const _errs17 = errors;
const _errs18 = errors;
if(!((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5)))){
const err23 = {instancePath:instancePath+"/driven_this_week_minutes",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err23);
errors++;
}
if(typeof data5 == "number"){
if(data5 > 1000000 || isNaN(data5)){
const err24 = {instancePath:instancePath+"/driven_this_week_minutes",keyword:"maximum",params:{comparison: "<=", limit: 1000000}};
(vErrors ??= []).push(err24);
errors++;
}
if(data5 < 0 || isNaN(data5)){
const err25 = {instancePath:instancePath+"/driven_this_week_minutes",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err25);
errors++;
}
}
var valid6 = _errs18 === errors;
var valid0 = _errs17 === errors;
}
if(data.driven_in_fortnight_minutes !== undefined && owns(data, "driven_in_fortnight_minutes")){
let data6 = data.driven_in_fortnight_minutes;
const _errs20 = errors;
const _errs21 = errors;
if(!((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6)))){
const err26 = {instancePath:instancePath+"/driven_in_fortnight_minutes",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err26);
errors++;
}
if(typeof data6 == "number"){
if(data6 > 1000000 || isNaN(data6)){
const err27 = {instancePath:instancePath+"/driven_in_fortnight_minutes",keyword:"maximum",params:{comparison: "<=", limit: 1000000}};
(vErrors ??= []).push(err27);
errors++;
}
if(data6 < 0 || isNaN(data6)){
const err28 = {instancePath:instancePath+"/driven_in_fortnight_minutes",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err28);
errors++;
}
}
var valid7 = _errs21 === errors;
var valid0 = _errs20 === errors;
}
if(data.extended_days !== undefined && owns(data, "extended_days")){
let data7 = data.extended_days;
const _errs23 = errors;
if(!((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7)))){
const err29 = {instancePath:instancePath+"/extended_days",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err29);
errors++;
}
if(typeof data7 == "number"){
if(data7 > 7 || isNaN(data7)){
const err30 = {instancePath:instancePath+"/extended_days",keyword:"maximum",params:{comparison: "<=", limit: 7}};
(vErrors ??= []).push(err30);
errors++;
}
if(data7 < 0 || isNaN(data7)){
const err31 = {instancePath:instancePath+"/extended_days",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err31);
errors++;
}
}
var valid0 = _errs23 === errors;
}
if(data.remaining_today_minutes !== undefined && owns(data, "remaining_today_minutes")){
let data8 = data.remaining_today_minutes;
const _errs25 = errors;
const _errs26 = errors;
if(!((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8)))){
const err32 = {instancePath:instancePath+"/remaining_today_minutes",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err32);
errors++;
}
if(typeof data8 == "number"){
if(data8 > 1000000 || isNaN(data8)){
const err33 = {instancePath:instancePath+"/remaining_today_minutes",keyword:"maximum",params:{comparison: "<=", limit: 1000000}};
(vErrors ??= []).push(err33);
errors++;
}
if(data8 < 0 || isNaN(data8)){
const err34 = {instancePath:instancePath+"/remaining_today_minutes",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err34);
errors++;
}
}
var valid8 = _errs26 === errors;
var valid0 = _errs25 === errors;
}
if(data.until_break_minutes !== undefined && owns(data, "until_break_minutes")){
let data9 = data.until_break_minutes;
const _errs28 = errors;
const _errs29 = errors;
if(!((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9)))){
const err35 = {instancePath:instancePath+"/until_break_minutes",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err35);
errors++;
}
if(typeof data9 == "number"){
if(data9 > 1000000 || isNaN(data9)){
const err36 = {instancePath:instancePath+"/until_break_minutes",keyword:"maximum",params:{comparison: "<=", limit: 1000000}};
(vErrors ??= []).push(err36);
errors++;
}
if(data9 < 0 || isNaN(data9)){
const err37 = {instancePath:instancePath+"/until_break_minutes",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err37);
errors++;
}
}
var valid9 = _errs29 === errors;
var valid0 = _errs28 === errors;
}
if(data.broken_rules !== undefined && owns(data, "broken_rules")){
let data10 = data.broken_rules;
const _errs31 = errors;
if(Array.isArray(data10)){
if(data10.length > 4){
const err38 = {instancePath:instancePath+"/broken_rules",keyword:"maxItems",params:{limit: 4}};
(vErrors ??= []).push(err38);
errors++;
}
let valid11 = true;
const len0 = data10.length;
const before1 = errors;
for(let i0=0; i0<len0; i0++){
let data11 = data10[i0];
const _errs33 = errors;
if(!(data11 === "daily_limit" || data11 === "weekly_limit" || data11 === "fortnight_limit" || data11 === "break_overdue")){
const err39 = {instancePath:instancePath+"/broken_rules/" + i0,keyword:"enum",params:{allowedValues: obj1}};
(vErrors ??= []).push(err39);
errors++;
}
var valid10 = _errs33 === errors;
if(!valid10){
valid11 = false;
}
if(errors > before1){
break;
}
}
const pair0 = func24(data10);
if(pair0 !== undefined){
const err40 = {instancePath:instancePath+"/broken_rules",keyword:"uniqueItems",params:{i: pair0[0], j: pair0[1]}};
(vErrors ??= []).push(err40);
errors++;
}
}
else {
const err41 = {instancePath:instancePath+"/broken_rules",keyword:"type",params:{type: "array"}};
(vErrors ??= []).push(err41);
errors++;
}
var valid0 = _errs31 === errors;
}
}
else {
const err42 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err42);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
