// Made by toolwright generate. Do not edit: change the catalog instead.
import { owns, ucs2length, validator } from "toolwright/validation";

export const value = validator((() => {
const func3 = ucs2length;
const pattern0 = new RegExp("^SHP-[0-9]{6}$", "u");
const obj0 = ["information","customer_contact","promise"];
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
if(!((((key0 === "shipment_id") || (key0 === "assignee")) || (key0 === "next_step")) || (key0 === "notes"))){
const err0 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["shipment_id","assignee","next_step","notes"], closed: true}};
(vErrors ??= []).push(err0);
errors++;
}
if(errors > before0){
break;
}
}
if(data.shipment_id !== undefined && owns(data, "shipment_id")){
let data0 = data.shipment_id;
const _errs2 = errors;
const _errs3 = errors;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err1 = {instancePath:instancePath+"/shipment_id",keyword:"pattern",params:{pattern: "^SHP-[0-9]{6}$"}};
(vErrors ??= []).push(err1);
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/shipment_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err2);
errors++;
}
var valid1 = _errs3 === errors;
var valid0 = _errs2 === errors;
}
if(data.assignee !== undefined && owns(data, "assignee")){
let data1 = data.assignee;
const _errs5 = errors;
if(typeof data1 === "string"){
if(data1.length > 128 && func3(data1) > 128){
const err3 = {instancePath:instancePath+"/assignee",keyword:"maxLength",params:{limit: 128}};
(vErrors ??= []).push(err3);
errors++;
}
if(data1.length < 1){
const err4 = {instancePath:instancePath+"/assignee",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err4);
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/assignee",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err5);
errors++;
}
var valid0 = _errs5 === errors;
}
if(data.next_step !== undefined && owns(data, "next_step")){
let data2 = data.next_step;
const _errs7 = errors;
if(typeof data2 === "string"){
if(data2.length > 300 && func3(data2) > 300){
const err6 = {instancePath:instancePath+"/next_step",keyword:"maxLength",params:{limit: 300}};
(vErrors ??= []).push(err6);
errors++;
}
if(data2.length < 1){
const err7 = {instancePath:instancePath+"/next_step",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err7);
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/next_step",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err8);
errors++;
}
var valid0 = _errs7 === errors;
}
if(data.notes !== undefined && owns(data, "notes")){
let data3 = data.notes;
const _errs9 = errors;
if(Array.isArray(data3)){
if(data3.length > 100){
const err9 = {instancePath:instancePath+"/notes",keyword:"maxItems",params:{limit: 100}};
(vErrors ??= []).push(err9);
errors++;
}
let valid3 = true;
const len0 = data3.length;
const before1 = errors;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
const _errs11 = errors;
const _errs12 = errors;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if((data4.number === undefined) || (!(owns(data4, "number")))){
const err10 = {instancePath:instancePath+"/notes/" + i0,keyword:"required",params:{missingProperty: "number"}};
(vErrors ??= []).push(err10);
errors++;
}
if((data4.kind === undefined) || (!(owns(data4, "kind")))){
const err11 = {instancePath:instancePath+"/notes/" + i0,keyword:"required",params:{missingProperty: "kind"}};
(vErrors ??= []).push(err11);
errors++;
}
if((data4.text === undefined) || (!(owns(data4, "text")))){
const err12 = {instancePath:instancePath+"/notes/" + i0,keyword:"required",params:{missingProperty: "text"}};
(vErrors ??= []).push(err12);
errors++;
}
if((data4.agent_id === undefined) || (!(owns(data4, "agent_id")))){
const err13 = {instancePath:instancePath+"/notes/" + i0,keyword:"required",params:{missingProperty: "agent_id"}};
(vErrors ??= []).push(err13);
errors++;
}
const before2 = errors;
for(const key1 in data4){
if(!Object.prototype.hasOwnProperty.call(data4, key1)) continue;
if(!(((((key1 === "number") || (key1 === "kind")) || (key1 === "text")) || (key1 === "agent_id")) || (key1 === "user_id"))){
const err14 = {instancePath:instancePath+"/notes/" + i0,keyword:"additionalProperties",params:{property: key1, known: ["number","kind","text","agent_id","user_id"], closed: true}};
(vErrors ??= []).push(err14);
errors++;
}
if(errors > before2){
break;
}
}
if(data4.number !== undefined && owns(data4, "number")){
let data5 = data4.number;
const _errs15 = errors;
if(!((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5)))){
const err15 = {instancePath:instancePath+"/notes/" + i0+"/number",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err15);
errors++;
}
if(typeof data5 == "number"){
if(data5 > 100 || isNaN(data5)){
const err16 = {instancePath:instancePath+"/notes/" + i0+"/number",keyword:"maximum",params:{comparison: "<=", limit: 100}};
(vErrors ??= []).push(err16);
errors++;
}
if(data5 < 1 || isNaN(data5)){
const err17 = {instancePath:instancePath+"/notes/" + i0+"/number",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err17);
errors++;
}
}
var valid5 = _errs15 === errors;
}
if(data4.kind !== undefined && owns(data4, "kind")){
let data6 = data4.kind;
const _errs17 = errors;
if(!(data6 === "information" || data6 === "customer_contact" || data6 === "promise")){
const err18 = {instancePath:instancePath+"/notes/" + i0+"/kind",keyword:"enum",params:{allowedValues: obj0}};
(vErrors ??= []).push(err18);
errors++;
}
var valid5 = _errs17 === errors;
}
if(data4.text !== undefined && owns(data4, "text")){
let data7 = data4.text;
const _errs18 = errors;
if(typeof data7 === "string"){
if(data7.length > 1000 && func3(data7) > 1000){
const err19 = {instancePath:instancePath+"/notes/" + i0+"/text",keyword:"maxLength",params:{limit: 1000}};
(vErrors ??= []).push(err19);
errors++;
}
if(data7.length < 1){
const err20 = {instancePath:instancePath+"/notes/" + i0+"/text",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err20);
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/notes/" + i0+"/text",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err21);
errors++;
}
var valid5 = _errs18 === errors;
}
if(data4.agent_id !== undefined && owns(data4, "agent_id")){
let data8 = data4.agent_id;
const _errs20 = errors;
if(typeof data8 === "string"){
if(data8.length > 128 && func3(data8) > 128){
const err22 = {instancePath:instancePath+"/notes/" + i0+"/agent_id",keyword:"maxLength",params:{limit: 128}};
(vErrors ??= []).push(err22);
errors++;
}
if(data8.length < 1){
const err23 = {instancePath:instancePath+"/notes/" + i0+"/agent_id",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err23);
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/notes/" + i0+"/agent_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err24);
errors++;
}
var valid5 = _errs20 === errors;
}
if(data4.user_id !== undefined && owns(data4, "user_id")){
let data9 = data4.user_id;
const _errs22 = errors;
if(typeof data9 === "string"){
if(data9.length > 256 && func3(data9) > 256){
const err25 = {instancePath:instancePath+"/notes/" + i0+"/user_id",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err25);
errors++;
}
if(data9.length < 1){
const err26 = {instancePath:instancePath+"/notes/" + i0+"/user_id",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err26);
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/notes/" + i0+"/user_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err27);
errors++;
}
var valid5 = _errs22 === errors;
}
}
else {
const err28 = {instancePath:instancePath+"/notes/" + i0,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err28);
errors++;
}
var valid4 = _errs12 === errors;
var valid2 = _errs11 === errors;
if(!valid2){
valid3 = false;
}
if(errors > before1){
break;
}
}
}
else {
const err29 = {instancePath:instancePath+"/notes",keyword:"type",params:{type: "array"}};
(vErrors ??= []).push(err29);
errors++;
}
var valid0 = _errs9 === errors;
}
}
else {
const err30 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err30);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
